import type { RootContent } from 'mdast';
import type { CapabilityRecord, RunRecord } from '../../harness/record.ts';
import { closed, sentenceCase } from '../sentences.ts';
import { areaTitle } from '../words.ts';
import { heading, paragraph, prose, table } from './nodes.ts';

const words: { readonly [O in CapabilityRecord['offered']]: string } = {
  yes: 'offered',
  no: 'not offered',
  unknown: 'not known',
};

/** What the gateway was found to offer, and its limitations, each with what decided it. */
export function offered({ capabilities }: RunRecord): readonly RootContent[] {
  const sorted = (['no', 'unknown', 'yes'] as const).flatMap((found) =>
    capabilities.filter((one) => one.offered === found),
  );
  return [
    heading(2, 'What the gateway offers, and known limitations'),
    ...(sorted.length === 0
      ? [paragraph('This run did not find out what the gateway offers.')]
      : [
          table(
            [{ title: 'capability' }, { title: 'found' }, { title: 'how we know' }],
            sorted.map((one) => [
              [areaTitle(one.capability)],
              [words[one.offered]],
              prose(closed(sentenceCase(one.evidence))),
            ]),
          ),
        ]),
  ];
}
