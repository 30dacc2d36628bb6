import { Option } from 'commander'

/** How a command prints its answer. */
export type Output = 'text' | 'json'

/** The flag for programs that read the answer. */
export function outputOption(): Option {
  return new Option('--output <form>', 'lines for people, or the answer of the operation as JSON')
    .choices(['text', 'json'])
    .default('text')
}
