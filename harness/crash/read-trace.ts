import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** A system call as strace logged it. A place is a line of the log: a lower line is an earlier moment. */
export interface SystemCall {
  readonly name: string
  /** The file behind the descriptor: a path, or `socket:[…]`. */
  readonly file: string
  /** The bytes that were read or written. */
  readonly data: Buffer
  readonly startedAt: number
  readonly endedAt: number
  readonly result: number
}

/** The options with which strace writes a log that `readTrace` can read. */
export function traceTo(logFile: string): string[] {
  const calls = 'read,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,fsync,fdatasync'
  return ['-tt', '-y', '-xx', '-s', '8192', '-e', `trace=${calls}`, '-o', logFile]
}

const LINE = /^(\d+) +\S+ (.*)$/
const UNFINISHED = ' <unfinished ...>'
const RESUMED = /^<\.\.\. \w+ resumed>/
const CALL = /^(\w+)\(\d+<([^>]*)>(.*)\) += (-?\d+)/

/** The finished calls of a log, in the order in which they ended. */
export async function readTrace(logFile: string): Promise<SystemCall[]> {
  const calls: SystemCall[] = []
  const unfinished = new Map<string, { text: string; startedAt: number }>()
  let place = 0
  for await (const line of createInterface({ input: createReadStream(logFile) })) {
    place += 1
    const [, thread = '', text = ''] = LINE.exec(line) ?? []
    if (text.endsWith(UNFINISHED)) {
      unfinished.set(thread, { text: text.slice(0, -UNFINISHED.length), startedAt: place })
      continue
    }
    const begun = RESUMED.test(text) ? unfinished.get(thread) : undefined
    const whole = begun === undefined ? text : begun.text + text.replace(RESUMED, '')
    const [, name, file = '', rest = '', result] = CALL.exec(whole) ?? []
    if (name === undefined) continue
    calls.push({
      name,
      file: fromHex(file).toString('utf8'),
      data: Buffer.concat([...rest.matchAll(/"([^"]*)"/g)].map(([, quoted = '']) => fromHex(quoted))),
      startedAt: begun?.startedAt ?? place,
      endedAt: place,
      result: Number(result),
    })
  }
  return calls
}

function fromHex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex')
}
