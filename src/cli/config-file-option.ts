import { Option } from 'commander'
import { parsePath } from './parse-options.ts'

/** The flag of a command that may open an inventory itself, and then needs what the servers declare. */
export function configFileOption(): Option {
  return new Option(
    '--config <file>',
    'where no server is asked: the configuration file of the servers, whose declarations stay as they are',
  )
    .env('HOLDLINE_CONFIG')
    .argParser(parsePath)
}
