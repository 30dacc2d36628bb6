import { Option } from 'commander'

/** How a command prints its answer. */
export type Output = 'text' | 'json'

/** The flag for programs that read the answer. */
export function outputOption(): Option {
  return new Option('--output <format>', 'text: lines; json: the answer of the server')
    .choices(['text', 'json'])
    .default('text')
}
