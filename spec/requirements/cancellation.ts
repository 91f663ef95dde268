import { requirements } from '../requirement.ts';

export const cancellation = requirements('cancellation', {});
