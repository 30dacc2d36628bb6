import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { UnprivilegedUser } from './unprivileged-user.ts'

export interface Guarded {
  readonly output: Readable
  /** Ends the server with the signal, if it runs, and starts it again, on the same files. */
  restart(): void
  /** Ends the server and waits until it and its directory are gone. */
  stop(): Promise<void>
}

/** Runs the server, restarts it for each line of standard input, and cleans up when standard input ends. A test may have killed it. */
const GUARD = `
signal=$1 directory=$2
shift 2
"$@" 2>&1 &
while read -r line; do
  kill -$signal $! 2>/dev/null
  wait $!
  "$@" 2>&1 &
done
kill -$signal $! 2>/dev/null
wait $!
rm -rf "$directory"
`

/**
 * Runs a server in a directory of its own. Neither the server nor the directory outlives the tests, even if the tests
 * are killed.
 *
 * @param signal the signal that ends the server at once
 */
export function runGuarded(
  command: readonly string[],
  { directory, signal, user }: { directory: string; signal: string; user: UnprivilegedUser | undefined },
): Guarded {
  const guard: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'sh',
    ['-c', GUARD, 'guard', signal, directory, ...command],
    {
      cwd: directory,
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      ...user,
      stdio: ['pipe', 'pipe', 'inherit'],
      // Ctrl-C ends the tests, and the tests end the server.
      detached: true,
    },
  )
  const ended = once(guard, 'close')
  guard.unref()
  return {
    output: guard.stdout,
    restart: () => void guard.stdin.write('again\n'),
    async stop() {
      guard.ref()
      guard.stdin.end()
      await ended
    },
  }
}
