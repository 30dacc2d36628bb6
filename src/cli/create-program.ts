import { Command } from 'commander'
import { addMigrateCommand } from './add-migrate-command.ts'
import { addServeCommand } from './add-serve-command.ts'
import { addStockCommand } from './add-stock-command.ts'
import { VERSION } from './version.ts'

/** The command line `holdline`, which throws instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('holdline')
    .description(
      'A phone-number inventory with timed holds.\n' +
        'It speaks the Phone Numbers REST API of Azure Communication Services.',
    )
    .version(VERSION, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({ outputError: (message, write) => write(oneLine(message)) })
  addServeCommand(program)
  addMigrateCommand(program)
  addStockCommand(program)
  return program
}

/** Commander writes `error: …` and a suggestion on a line of its own. */
function oneLine(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  return `holdline: ${text}; see holdline serve --help\n`
}
