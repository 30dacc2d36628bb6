import type { Exchanged } from './exchanged.ts'
import { hideInHeaders } from './hide/hide-in-headers.ts'
import { hideInJson } from './hide/hide-in-json.ts'
import { hideInQuery, hideInTarget } from './hide/hide-in-target.ts'
import { hideInText } from './hide/hide-in-text.ts'
import { hideKnown } from './hide/hide-known.ts'
import type { KeptBody } from './kept-body.ts'

/** An exchange as a reader sees it: without secrets. */
export interface RequestRecord
  extends Omit<Exchanged, 'requestHeaders' | 'requestBody' | 'answerHeaders' | 'answerBody'> {
  /** The position in the log, from 1. */
  readonly id: number
  readonly request: RecordedMessage
  /** `undefined` without an answer. */
  readonly answer: RecordedMessage | undefined
}

export interface RecordedMessage {
  readonly headers: Readonly<Record<string, string>>
  readonly body: KeptBody | undefined
}

/** @param secrets secrets that are hidden wherever they stand, besides those that names and forms show */
export function toRecord(exchanged: Exchanged, id: number, secrets: readonly string[]): RequestRecord {
  const { requestHeaders, requestBody, answerHeaders, answerBody, ...facts } = exchanged
  const known = (text: string) => hideKnown(text, secrets)
  const message = (headers: Record<string, string>, body: KeptBody | undefined): RecordedMessage => ({
    headers: hideInHeaders(
      Object.fromEntries(Object.entries(headers).map(([n, value]) => [n, known(value)])),
    ),
    body: body && { ...body, text: hideInBody(known(body.text), headers['content-type']) },
  })
  return {
    ...facts,
    id,
    target: hideInTarget(known(facts.target)),
    path: hideInTarget(known(facts.path)),
    clientRequestId: facts.clientRequestId && hideInText(known(facts.clientRequestId)),
    request: message(joined(requestHeaders), requestBody),
    answer: answerHeaders && message(paired(answerHeaders), answerBody),
  }
}

function hideInBody(text: string, mediaType = ''): string {
  if (/^\s*[{["]/.test(text)) return hideInJson(text)
  return /x-www-form-urlencoded/i.test(mediaType) ? hideInQuery(text) : hideInText(text)
}

function joined(headers: Exchanged['requestHeaders']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

function paired(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), list[index + 1] ?? '']] : [])),
  )
}
