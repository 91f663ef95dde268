/** The parts of names that official events are made of: `response.` + a subject + what became of it. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  audio: ['delta', 'done'],
  'audio.transcript': ['delta', 'done'],
  code_interpreter_call: ['completed', 'in_progress', 'interpreting'],
  code_interpreter_call_code: ['delta', 'done'],
  compaction: ['compacting'],
  content_part: ['added', 'done'],
  custom_tool_call_input: ['delta', 'done'],
  file_search_call: ['completed', 'in_progress', 'searching'],
  function_call_arguments: ['delta', 'done'],
  image_generation_call: ['completed', 'generating', 'in_progress', 'partial_image'],
  mcp_call: ['completed', 'failed', 'in_progress'],
  mcp_call_arguments: ['delta', 'done'],
  mcp_list_tools: ['completed', 'failed', 'in_progress'],
  output_item: ['added', 'done'],
  output_text: ['delta', 'done', 'annotation.added'],
  reasoning_summary_part: ['added', 'done'],
  reasoning_summary_text: ['delta', 'done'],
  reasoning_text: ['delta', 'done'],
  refusal: ['delta', 'done'],
  shell_call_command: ['added', 'delta', 'done'],
  shell_call_output_content: ['delta', 'done'],
  web_search_call: ['completed', 'in_progress', 'searching'],
};

const states = ['created', 'queued', 'in_progress', 'completed', 'incomplete', 'failed'];

/** Every event type of the official document, with what openai-node 7.57.0 takes beside it. */
export const knownEvents: ReadonlySet<string> = new Set([
  'error',
  'keepalive',
  ...states.map((state) => `response.${state}`),
  ...Object.entries(subjects).flatMap(([subject, whats]) => whats.map((what) => `response.${subject}.${what}`)),
]);
