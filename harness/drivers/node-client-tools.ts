/** The tools of the body, each with a function that notes its arguments and answers the given result. */
export function runnableTools(
  body: Readonly<Record<string, unknown>>,
  result: string,
  invoked: (name: string, args: unknown) => void,
): readonly unknown[] {
  const tools = Array.isArray(body['tools']) ? (body['tools'] as readonly ToolDefinition[]) : []; // as the API takes them
  return tools.map((tool) => ({
    ...tool,
    function: {
      ...tool.function,
      parse: JSON.parse,
      function: (args: unknown) => {
        invoked(tool.function.name, args);
        return result;
      },
    },
  }));
}

interface ToolDefinition {
  readonly function: { readonly name: string };
}
