import { Command } from 'commander'
import { hideSecrets } from './hide-secrets.ts'
import { VERSION } from './version.ts'

/** How each command is added, by its name and in the order of the help. */
const COMMANDS: ReadonlyMap<string, () => Promise<(program: Command) => void>> = new Map([
  ['serve', async () => (await import('./add-serve-command.ts')).addServeCommand],
  ['migrate', async () => (await import('./add-migrate-command.ts')).addMigrateCommand],
  ['stock', async () => (await import('./add-stock-command.ts')).addStockCommand],
  ['offering', async () => (await import('./operator/add-offering-command.ts')).addOfferingCommand],
  ['aging', async () => (await import('./operator/add-aging-command.ts')).addAgingCommand],
  ['resource', async () => (await import('./operator/add-resource-command.ts')).addResourceCommand],
  ['key', async () => (await import('./operator/add-key-command.ts')).addKeyCommand],
  ['changes', async () => (await import('./operator/add-changes-command.ts')).addChangesCommand],
  ['number', async () => (await import('./add-number-command.ts')).addNumberCommand],
  ['audit', async () => (await import('./add-audit-command.ts')).addAuditCommand],
  ['verify', async () => (await import('./add-verify-command.ts')).addVerifyCommand],
  ['backup', async () => (await import('./add-backup-command.ts')).addBackupCommand],
  ['restore', async () => (await import('./add-restore-command.ts')).addRestoreCommand],
  ['env', async () => (await import('./add-env-command.ts')).addEnvCommand],
  ['compare', async () => (await import('./add-compare-command.ts')).addCompareCommand],
  ['clock', async () => (await import('./controls/add-clock-command.ts')).addClockCommand],
  ['fault', async () => (await import('./controls/add-fault-command.ts')).addFaultCommand],
  ['leftovers', async () => (await import('./controls/add-leftovers-command.ts')).addLeftoversCommand],
  ['requests', async () => (await import('./controls/add-requests-command.ts')).addRequestsCommand],
  ['reset', async () => (await import('./controls/add-reset-command.ts')).addResetCommand],
  ['snapshot', async () => (await import('./controls/add-snapshot-command.ts')).addSnapshotCommand],
  ['sandbox', async () => (await import('./controls/add-sandbox-command.ts')).addSandboxCommand],
])

/**
 * The command line `holdline`, which throws instead of ending the process. Only the command that the arguments name is
 * loaded, so that a server starts without the others; all of them where the arguments name none.
 */
export async function createProgram([name = '']: readonly string[]): Promise<Command> {
  const program = new Command('holdline')
    .description(
      'A phone-number inventory with timed holds.\n' +
        'It speaks the Phone Numbers REST API of Azure Communication Services.',
    )
    .version(VERSION, '-V, --version', 'show the version; with --database or --data also the schema')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
  const named = COMMANDS.get(name)
  for (const load of named === undefined ? COMMANDS.values() : [named]) (await load())(program)
  return asHoldline(program, 'holdline')
}

/** Makes the command and its subcommands report a wrong command line in one line, which names their help. */
export function asHoldline(command: Command, name: string): Command {
  command.configureOutput({ outputError: (message, write) => write(whatIsWrong(message, command, name)) })
  for (const each of command.commands) asHoldline(each, `${name} ${each.name()}`)
  return command
}

/** A word that names no subcommand comes to the default subcommand, whose message would be of its own arguments. */
function whatIsWrong(message: string, command: Command, name: string): string {
  const { parent } = command
  const word = parent?.args[0]
  if (parent === null || word === undefined || word.startsWith('-') || word === command.name()) {
    return oneLine(message, name)
  }
  return oneLine(`unknown command '${word}'`, name.slice(0, name.lastIndexOf(' ')))
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
