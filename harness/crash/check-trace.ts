import type { SystemCall } from './read-trace.ts'

export interface TraceVerdict {
  /** How many changes were answered with success. */
  readonly answers: number
  /** The answers that left before their commit was on the disk, one line each. */
  readonly early: readonly string[]
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/
const CHANGE = /^(?:POST|PATCH|DELETE) \S+/
const SUCCESS = /^HTTP\/1\.1 20[24] /

/**
 * Checks that each answer to a change waited for its commit. The answer, or else the request, names an id. The id must
 * be written to the write-ahead log after the request arrived, then a sync of the log must begin and succeed, and only
 * then may the answer be written to the socket.
 */
export function checkTrace(calls: readonly SystemCall[]): TraceVerdict {
  const ofLog = calls.filter(({ file }) => file.endsWith('-wal'))
  const writes = ofLog.filter(({ name }) => name.startsWith('pwrite'))
  const syncs = ofLog.filter(({ name, result }) => name.endsWith('sync') && result === 0)
  const requests = new Map<string, { line: string; cameAt: number }>()
  const early: string[] = []
  let answers = 0

  for (const { name, file, data, startedAt, endedAt } of calls) {
    if (!file.startsWith('socket:')) continue
    const text = data.toString('latin1')
    if (name === 'read') {
      const [line] = CHANGE.exec(text) ?? []
      // The body of a request may arrive in a second read.
      if (/^[A-Z]+ \//.test(text)) requests.delete(file)
      if (line !== undefined) requests.set(file, { line, cameAt: endedAt })
      continue
    }
    const request = requests.get(file)
    if (request === undefined || !SUCCESS.test(text)) continue
    answers += 1
    const id = GUID.exec(/^operation-id: .*$/im.exec(text)?.[0] ?? request.line)?.[0] ?? 'no id'
    const written = writes.find((write) => write.startedAt > request.cameAt && contains(write.data, id))
    const synced = syncs.find((sync) => written !== undefined && sync.startedAt > written.endedAt)
    if (synced === undefined || synced.endedAt >= startedAt) early.push(`${request.line} (${id})`)
  }
  return { answers, early }
}

/** Whether the data has the GUID, as text or as 16 bytes. */
function contains(data: Buffer, guid: string): boolean {
  return data.includes(guid) || data.includes(Buffer.from(guid.replaceAll('-', ''), 'hex'))
}
