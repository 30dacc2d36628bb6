import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import type { UnprivilegedUser } from './postgres/unprivileged-user.ts'

/** A network namespace (https://man7.org/linux/man-pages/man7/network_namespaces.7.html). */
export interface Namespace {
  /** Its address on the link. */
  readonly address: string
  /**
   * What a command begins with that is to run in it, as the user if one is given. A command that runs as this user does
   * not outlive its parent.
   */
  enter(user?: UnprivilegedUser): readonly string[]
}

/** Two network namespaces with a link between them, and nothing else. */
export interface LinkedNamespaces {
  readonly near: Namespace
  readonly far: Namespace
  /** Sets the far end of the link up or down. While it is down, packets of the near end vanish: nothing refuses them. */
  setLink(state: 'up' | 'down'): void
  /** Lets the namespaces end with the last process in them. */
  close(): Promise<void>
}

/** Addresses for documentation (RFC 5737), which no network has. */
const ADDRESSES = { near: '192.0.2.1', far: '192.0.2.2' }
const IP = '/usr/sbin/ip'

/** Ends with its standard input: neither it nor its namespace outlives the tests, even if the tests are killed. */
const KEEP_OPEN = 'echo open; read -r line'

/** @throws Error if the machine cannot do it */
export async function linkNamespaces(): Promise<LinkedNamespaces> {
  requireIp()
  const [near, far] = await Promise.all([openNamespace('near'), openNamespace('far')])
  const close = async () => {
    await Promise.all([near.close(), far.close()])
  }
  try {
    near.run('link', 'add', 'near', 'type', 'veth', 'peer', 'name', 'far', 'netns', String(far.pid))
    for (const { name, address, run } of [near, far]) {
      run('address', 'add', `${address}/30`, 'dev', name)
      for (const link of ['lo', name]) run('link', 'set', link, 'up')
    }
  } catch (error) {
    await close()
    throw error
  }
  return { near, far, close, setLink: (state) => far.run('link', 'set', 'far', state) }
}

async function openNamespace(name: 'near' | 'far') {
  const keeper: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'unshare',
    ['--net', 'sh', '-c', KEEP_OPEN],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  )
  const ended = once(keeper, 'close')
  const opened = once(keeper.stdout, 'data')
  await Promise.race([
    opened,
    ended.then(() => {
      throw new Error('A network namespace could not be made, which needs root')
    }),
  ])
  const pid = keeper.pid ?? 0
  const net = `--net=/proc/${pid}/ns/net`
  return {
    name,
    address: ADDRESSES[name],
    pid,
    enter: (user?: UnprivilegedUser) => [
      ...['setpriv', '--pdeathsig', 'KILL', 'nsenter', net],
      ...(user === undefined ? [] : [`--setuid=${user.uid}`, `--setgid=${user.gid}`]),
    ],
    run(...args: readonly string[]) {
      execFileSync('nsenter', [net, IP, ...args])
    },
    async close() {
      keeper.stdin.end()
      await ended
    },
  }
}

function requireIp(): void {
  try {
    accessSync(IP, constants.X_OK)
  } catch {
    throw new Error('There is no ip: apt-get install -y --no-install-recommends iproute2')
  }
}
