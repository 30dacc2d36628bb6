const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d*)?$/

/**
 * The name of a `Host` header in lower case and without the port; an IPv6 address keeps its brackets.
 * `undefined` if it is not written as https://www.rfc-editor.org/rfc/rfc9110#section-7.2 has it.
 */
export function parseHostName(host: string): string | undefined {
  return HOST.exec(host.toLowerCase())?.[1]
}
