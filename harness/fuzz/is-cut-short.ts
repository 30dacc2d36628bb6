/** Whether a server would wait for more of this request. */
export function isCutShort(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return true
  const head = text.slice(0, end)
  if (/\r\ntransfer-encoding:/i.test(head)) return true
  const [, length = '0'] = /\r\ncontent-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)/i.exec(head) ?? []
  return Number(length) > text.length - end - 4
}
