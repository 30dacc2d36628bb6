const GUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const NUMBER = /(\+|%2B)?\d{7,}/gi
const ORIGIN = /^https?:\/\/[^/?#]*/i

/** A text with placeholders for what differs each time and says whose it is: origins, ids and numbers. */
export function mask(text: string): string {
  return text.replace(ORIGIN, '{endpoint}').replace(GUID, '{id}').replace(NUMBER, '{number}')
}

/** The name of a field; `*` where the names are keys of a map: the numbers of a reservation, and the hosts of trunks. */
export function maskName(name: string): string {
  return mask(name) === name && !name.includes('.') ? name : '*'
}
