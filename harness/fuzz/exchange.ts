import { connect } from 'node:net'
import { type RawAnswer, readAnswers } from './read-answers.ts'

export interface Exchange {
  readonly answers: readonly RawAnswer[]
  /** The rest of the text, after the last whole answer. */
  readonly rest: string
  /** Whether the server cut the connection instead of closing it. */
  readonly reset: boolean
}

/** How long a server may keep quiet before this side ends its half of the connection, and then drops it. */
const QUIET_MS = 5_000
const LOST_MS = 10_000

/** Writes these bytes to a connection of their own, and reads all answers until the connection is closed. */
export function exchange(port: number, bytes: Buffer): Promise<Exchange> {
  const toHead = bytes.toString('latin1', 0, 5) === 'HEAD '
  return new Promise((resolve) => {
    let text = ''
    let reset = false
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.write(bytes)
      if (isCutShort(bytes)) socket.end()
    })
    const quiet = setTimeout(() => socket.end(), QUIET_MS)
    const lost = setTimeout(() => socket.destroy(), LOST_MS)
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk
      if (readAnswers(text, toHead).answers.length > 0) socket.end()
    })
    socket.on('end', () => socket.end())
    socket.on('error', () => {
      reset = true
    })
    socket.on('close', () => {
      clearTimeout(quiet)
      clearTimeout(lost)
      resolve({ ...readAnswers(text, toHead), reset })
    })
  })
}

/** Whether a server would wait for more of this request. */
function isCutShort(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return true
  const head = text.slice(0, end)
  if (/\r\ntransfer-encoding:/i.test(head)) return true
  const [, length = '0'] = /\r\ncontent-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)/i.exec(head) ?? []
  return Number(length) > text.length - end - 4
}
