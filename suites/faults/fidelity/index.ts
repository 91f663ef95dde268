import { live } from '../../../spec/sources.ts';
import { messagesOf, passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

const dropsTheHistory: Fault = {
  id: 'drops-the-history',
  says: 'passes only the last message on',
  seen: [live('chat completions reference, messages')],
  kills: ['fidelity.messages-arrive'],
  bend: passingOn((body) => ({ ...body, messages: messagesOf(body).slice(-1) })),
};

export const fidelityFaults: readonly Fault[] = [dropsTheHistory];
