/** Prints a value on stdout as JSON, indented for people who read it. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
}
