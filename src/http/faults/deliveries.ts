import type { Effect } from '../../control/faults/fault.ts'
import type { Delivery } from '../pipeline/answer-body.ts'
import { dropConnection } from './drop-connection.ts'
import type { FaultWaits } from './fault-waits.ts'

/** A body that is slow is sent in parts, at most this far apart, in milliseconds. */
const PART_MS = 50

/** Sends nothing: the work was done, or was not, and the connection ends. */
export const dropAnswer: Delivery = (response) => dropConnection(response.req.socket)

/** Sends the body in parts, evenly over its time. An answer without a body is sent at once. */
export function sendSlowly(pace: Extract<Effect, { kind: 'slowBody' }>, waits: FaultWaits): Delivery {
  return (response, { status, head, text }) => {
    response.writeHead(status, [...head])
    const bytes = Buffer.from(text)
    const totalMs = pace.durationMs ?? (bytes.length / (pace.bytesPerSecond ?? bytes.length)) * 1_000
    const parts = Math.min(bytes.length, Math.max(1, Math.ceil(totalMs / PART_MS)))
    const send = async () => {
      for (let part = 0; part < parts && !response.destroyed; part += 1) {
        await waits.wait(totalMs / parts, response)
        response.write(bytes.subarray(startOf(part, parts, bytes), startOf(part + 1, parts, bytes)))
      }
      response.end()
    }
    void send()
  }
}

/** Sends a part of the body, and ends the connection. An answer without a body is sent whole. */
export function cutOff({ bytes, fraction = 0 }: Extract<Effect, { kind: 'cutBody' }>): Delivery {
  return (response, { status, head, text }) => {
    response.writeHead(status, [...head])
    const whole = Buffer.from(text)
    if (whole.length === 0) return void response.end()
    // One byte less than the whole at most, or nothing would be cut off.
    const length = Math.min(bytes ?? Math.floor(whole.length * fraction), whole.length - 1)
    response.flushHeaders()
    response.write(whole.subarray(0, length), () => response.req.socket.destroy())
  }
}

function startOf(part: number, parts: number, { length }: Buffer): number {
  return Math.floor((part * length) / parts)
}
