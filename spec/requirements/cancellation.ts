import { must, requirements, should } from '../requirement.ts';
import { field, sdk } from '../sources.ts';

const leaving = sdk('openai-node src/core/streaming.ts, controller.abort');

export const cancellation = requirements('cancellation', {
  midway: must('close the stream upstream within 5 s after its client has left it', {
    source: [leaving, field('ggml-org/llama.cpp#24496'), field('bman654/clodex#170'), field('BerriAI/litellm#13774')],
    breaks: 'every closed tab is generated and billed to its end, and holds a slot that others wait for',
  }),
  'before-the-first-word': must(
    'close a stream upstream within 5 s after its client has left it before the first word',
    {
      source: [leaving, field('ROCm/ATOM#1441')],
      breaks: 'long prompts are read to their end for nobody, and answers are billed that nobody sees',
    },
  ),
  'before-the-headers': must(
    'close a stream upstream within 5 s after its client has left a model that has not answered',
    {
      source: [leaving, field('ROCm/ATOM#1441')],
      breaks: 'who gives up on a busy model and asks again makes it busier still',
    },
  ),
  'not-streamed': must('close a request that is not streamed upstream within 5 s after its client has left', {
    source: [leaving, sdk('openai-node src/client.ts, shouldRetry'), field('BerriAI/litellm#37140')],
    breaks: 'an SDK that times out asks again by itself, twice, and every attempt is generated and billed to its end',
  }),
  promptly: should('close what a client has left upstream within a second', {
    source: [leaving, field('BerriAI/litellm#17364')],
    breaks: 'with short answers and impatient clients most of the work is for nobody',
  }),
  'no-retry': must('send nothing upstream again for a client that has left', {
    source: [field('QuantumNous/new-api#4184'), field('awsl-project/maxx#833')],
    breaks: 'a left request is generated again and again, to nobody, and billed each time',
  }),
  'others-stay': must('leave the answers of others alone when a client leaves', {
    source: [field('mostlygeek/llama-swap#981')],
    breaks: 'a closed tab ends the answers of other users, who share a connection upstream with it',
  }),
  'next-is-answered': must('answer the next request after clients have left', {
    source: [field('ggml-org/llama.cpp#24496')],
    breaks: 'one impatient user makes the gateway fail for the next',
  }),
});
