import { requirements } from '../requirement.ts';

export const resilience = requirements('resilience', {});
