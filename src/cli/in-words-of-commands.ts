/** The command that does what an operation does, by the method and the path of the operation. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['GET /_holdline/offerings', 'holdline offering list'],
  ['GET /_holdline/resources', 'holdline resource list'],
  ['GET /_holdline/resources/{resource}', 'holdline key list'],
  ['GET /_holdline/requests', 'holdline requests'],
  ['GET /_holdline/snapshots', 'holdline snapshot list'],
  ['DELETE /_holdline/snapshots/{name}', 'holdline snapshot remove'],
  ['POST /_holdline/sandboxes', 'holdline sandbox create'],
  ['POST /_holdline/reset', 'holdline reset'],
])

/** A message of the server, whose operations are named by the commands that call them. */
export function inWordsOfCommands(message: string): string {
  return message.replace(
    /(?:GET|POST|PATCH|PUT|DELETE) \/_holdline\/[\w/{}-]+/g,
    (operation) => COMMANDS.get(operation) ?? operation,
  )
}
