/** Says on stderr that a command does without a server. */
export function openedFileNotice(file: string): void {
  process.stderr.write(`holdline: No server has ${file} open, so this command opens it itself\n`)
}
