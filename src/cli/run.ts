import { CommanderError } from 'commander'
import { cleanEnvironment } from './clean-environment.ts'
import { asHoldline, createProgram } from './create-program.ts'
import { reportFailure } from './report-failure.ts'
import { versionCommand } from './show-version.ts'
import { watchOutput } from './watch-output.ts'

/**
 * Runs the command line. The answer is the exit code, or `undefined` while a server goes on running:
 * 0 for done, 1 for a fault of the program, 2 for a mistake that the user can put right.
 */
export async function run(argv: readonly string[]): Promise<number | undefined> {
  const crash = (error: unknown) => process.exit(reportFailure(error))
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  // A server shows its banner there alone, and serves also where nobody can read it.
  if (argv[0] === 'serve') process.stdout.on('error', () => {})
  else watchOutput()
  try {
    const [first, ...rest] = argv
    if (first === '--version' || first === '-V') {
      await asHoldline(versionCommand(), 'holdline --version').parseAsync(rest, { from: 'user' })
      return undefined
    }
    const program = await createProgram(argv)
    cleanEnvironment(program, process.env)
    await program.parseAsync(argv, { from: 'user' })
    return undefined
  } catch (error) {
    // Commander has already shown its message or the help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return reportFailure(error)
  }
}
