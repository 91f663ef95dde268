import { requirements } from '../requirement.ts';

export const isolation = requirements('isolation', {});
