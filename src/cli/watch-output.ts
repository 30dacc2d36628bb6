import { systemErrorCode } from '../files/describe-system-error.ts'
import { reportFailure } from './report-failure.ts'
import { outputFailed } from './write-out.ts'

/**
 * Watches the stdout of a command. The reader of a pipe may end before the command does, which is no fault. Any other
 * failure, such as that of a full disk, leaves a part of the output out, so the command then fails, once its work has
 * ended in order.
 */
export function watchOutput(): void {
  let told = false
  process.stdout.on('error', (error) => {
    if (told || systemErrorCode(error) === 'EPIPE') return
    told = true
    process.exitCode = reportFailure(outputFailed(error))
  })
}
