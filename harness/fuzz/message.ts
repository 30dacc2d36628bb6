import { createHash, createHmac } from 'node:crypto'

/** A request in parts. Every text has one character for each byte, so that any bytes can be in it. */
export interface Message {
  readonly method: string
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  readonly headers: readonly Header[]
  readonly body: string
}

export type Header = readonly [name: string, value: string]

/** The message as it goes over the wire. */
export function toBytes(message: Message): Buffer {
  const { headers, body } = message
  const lines = [
    `${message.method} ${targetOf(message)} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1')
}

export function targetOf({ path, query }: Pick<Message, 'path' | 'query'>): string {
  return query === '' ? path : `${path}?${query}`
}

/** The message with the length of its body. */
export function framed(message: Message): Message {
  return withHeaders(message, { 'content-length': String(message.body.length) })
}

/** The message with the hash of its body. */
export function hashed(message: Message): Message {
  const hash = createHash('sha256').update(message.body, 'latin1').digest('base64')
  return withHeaders(message, { 'x-ms-content-sha256': hash })
}

/** The message with a signature over its own content. */
export function signed(message: Message, accessKey: string): Message {
  const value = (name: string) => message.headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? ''
  const values = [value('x-ms-date'), value('host'), value('x-ms-content-sha256')].map((text) => text.trim())
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64'))
    .update(`${message.method}\n${targetOf(message)}\n${values.join(';')}`, 'latin1')
    .digest('base64')
  const authorization = `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`
  return withHeaders(message, { authorization })
}

/** The message with these values in the headers that it has. */
export function withHeaders(message: Message, values: Readonly<Record<string, string>>): Message {
  const headers = message.headers.map(([name, value]): Header => [name, values[name] ?? value])
  return { ...message, headers }
}
