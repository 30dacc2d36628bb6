/**
 * Writes a text on stdout, and waits until the reader of the pipe has taken it: the whole output may be more than fits
 * into the memory. Answers whether anybody reads on: a reader that has gone is no fault.
 */
export function writeOut(text: string): Promise<boolean> {
  return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)))
}
