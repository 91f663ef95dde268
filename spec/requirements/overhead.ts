import { requirements } from '../requirement.ts';

export const overhead = requirements('overhead', {});
