/**
 * The path parameter of this name, decoded.
 * @throws Error if the operation's path does not declare the parameter
 */
export function pathParameter(
  { parameters }: { readonly parameters: Readonly<Record<string, string>> },
  name: string,
): string {
  const value = parameters[name]
  if (value === undefined) throw new Error(`The path has no parameter ${name}`)
  return value
}
