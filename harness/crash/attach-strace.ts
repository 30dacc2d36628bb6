import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Strace {
  /** Detaches from the process, which runs on. */
  detach(): Promise<void>
}

/**
 * Attaches strace to all threads of a process. Tracing a process that is no child of this process needs
 * root, or a `kernel.yama.ptrace_scope` of 0.
 */
export async function attachStrace(pid: number, args: readonly string[]): Promise<Strace> {
  const child = spawn('strace', ['-f', '-p', String(pid), ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  const killAtExit = () => child.kill('SIGINT')
  process.once('exit', killAtExit)
  child.once('close', () => process.off('exit', killAtExit))
  let stderr = ''
  const attached = new Promise<void>((resolve, reject) => {
    child.once('error', () => reject(new Error('strace is not installed: apt-get install --yes strace')))
    child.once('close', () => reject(new Error(`strace could not attach: ${advice(stderr)}`)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      if (/attached/.test(stderr)) resolve()
    })
  })
  await attached
  return {
    async detach() {
      child.kill('SIGINT')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    },
  }
}

function advice(stderr: string): string {
  return /not permitted/.test(stderr) ? 'run as root, or first: sysctl kernel.yama.ptrace_scope=0' : stderr
}
