import { Command } from 'commander'
import { addBackupCommand } from './add-backup-command.ts'
import { addCompareCommand } from './add-compare-command.ts'
import { addEnvCommand } from './add-env-command.ts'
import { addMigrateCommand } from './add-migrate-command.ts'
import { addNumberCommand } from './add-number-command.ts'
import { addRestoreCommand } from './add-restore-command.ts'
import { addServeCommand } from './add-serve-command.ts'
import { addStockCommand } from './add-stock-command.ts'
import { addClockCommand } from './controls/add-clock-command.ts'
import { addFaultCommand } from './controls/add-fault-command.ts'
import { addLeftoversCommand } from './controls/add-leftovers-command.ts'
import { addRequestsCommand } from './controls/add-requests-command.ts'
import { addResetCommand } from './controls/add-reset-command.ts'
import { addSandboxCommand } from './controls/add-sandbox-command.ts'
import { hideSecrets } from './hide-secrets.ts'
import { addKeyCommand } from './operator/add-key-command.ts'
import { addOfferingCommand } from './operator/add-offering-command.ts'
import { addResourceCommand } from './operator/add-resource-command.ts'
import { VERSION } from './version.ts'

/** The command line `holdline`, which throws instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('holdline')
    .description(
      'A phone-number inventory with timed holds.\n' +
        'It speaks the Phone Numbers REST API of Azure Communication Services.',
    )
    .version(VERSION, '-V, --version', 'show the version; with --database or --data also the schema')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
  addServeCommand(program)
  addMigrateCommand(program)
  addStockCommand(program)
  addOfferingCommand(program)
  addResourceCommand(program)
  addKeyCommand(program)
  addNumberCommand(program)
  addBackupCommand(program)
  addRestoreCommand(program)
  addEnvCommand(program)
  addCompareCommand(program)
  addClockCommand(program)
  addFaultCommand(program)
  addLeftoversCommand(program)
  addRequestsCommand(program)
  addResetCommand(program)
  addSandboxCommand(program)
  return asHoldline(program, 'holdline')
}

/** Makes the command and its subcommands report a wrong command line in one line, which names their help. */
export function asHoldline(command: Command, name: string): Command {
  command.configureOutput({ outputError: (message, write) => write(oneLine(message, name)) })
  for (const each of command.commands) asHoldline(each, `${name} ${each.name()}`)
  return command
}

/** Commander writes `error: …` and a suggestion on a line of its own. */
function oneLine(message: string, command: string): string {
  const text = hideSecrets(message)
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  return `holdline: ${text}; see ${command} --help\n`
}
