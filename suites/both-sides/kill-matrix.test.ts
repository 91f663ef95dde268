import { faults } from '../faults/index.ts';
import { killAll, showsFromBothSides } from '../killing.test-data.ts';

killAll(faults.filter(showsFromBothSides));
