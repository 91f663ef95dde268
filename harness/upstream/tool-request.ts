import { invalid } from './errors.ts';
import { optionalArray, optionalString } from './fields.ts';
import { isAbsent, isObject, type JsonObject } from './json.ts';
import type { Tool, ToolChoice } from './task.ts';

/** Reads one function definition: `{ name, description?, parameters? }`. */
export function readFunction(definition: unknown, at: string): Tool {
  if (!isObject(definition)) throw invalid(at, `Missing required parameter: '${at}'.`);
  const name = definition['name'];
  if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    throw invalid(
      `${at}.name`,
      `Invalid '${at}.name': expected 1 to 64 letters, digits, '_' or '-', saw ${JSON.stringify(name)}.`,
    );
  }
  const parameters = definition['parameters'];
  const schemaType = isObject(parameters) ? parameters['type'] : undefined;
  if (!isAbsent(parameters) && (!isObject(parameters) || (!isAbsent(schemaType) && schemaType !== 'object'))) {
    throw invalid(`${at}.parameters`, `Invalid schema for function '${name}': expected a schema of type "object".`);
  }
  return {
    name,
    description: optionalString(definition, 'description') ?? '',
    parameters: isObject(parameters) ? parameters : {},
  };
}

/** Reads chat `tools`, where a definition stands under `function`. */
export const readTools = (body: JsonObject): readonly Tool[] =>
  (optionalArray(body, 'tools') ?? []).map((tool, index) => {
    const at = `tools[${index}]`;
    const type = isObject(tool) ? tool['type'] : undefined;
    if (!isObject(tool) || type !== 'function') {
      throw invalid(`${at}.type`, `Invalid value for '${at}.type': expected "function", saw ${JSON.stringify(type)}.`);
    }
    return readFunction(tool['function'], `${at}.function`);
  });

/** Reads `tool_choice`, whose named form holds the name directly or under `function`. */
export function readToolChoice(choice: unknown, tools: readonly Tool[]): ToolChoice {
  if (isAbsent(choice)) return tools.length > 0 ? 'auto' : 'none';
  if (choice === 'none' || choice === 'auto' || choice === 'required') {
    if (choice === 'required' && tools.length === 0) {
      throw invalid('tool_choice', "Invalid value for 'tool_choice': it is only allowed when 'tools' are specified.");
    }
    return tools.length > 0 ? choice : 'none';
  }
  const fields = isObject(choice) ? choice : {};
  const nested = isObject(fields['function']) ? fields['function'] : fields;
  const name = nested['name'];
  if (fields['type'] !== 'function' || typeof name !== 'string') {
    throw invalid('tool_choice', "Invalid value for 'tool_choice': expected none, auto, required or a named function.");
  }
  if (!tools.some((tool) => tool.name === name)) {
    throw invalid('tool_choice', `Tool choice '${name}' not found in 'tools' parameter.`);
  }
  return { name };
}

/** Reads the deprecated `functions` and `function_call` into the same two. */
export function readLegacyFunctions(body: JsonObject): { tools: readonly Tool[]; toolChoice: ToolChoice } {
  const tools = (optionalArray(body, 'functions') ?? []).map((each, index) =>
    readFunction(each, `functions[${index}]`),
  );
  const call = body['function_call'];
  const named = isObject(call) ? { type: 'function', name: call['name'] } : call;
  return { tools, toolChoice: readToolChoice(named, tools) };
}
