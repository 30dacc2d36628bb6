import { DEVELOPMENT_ACCESS_KEY } from '../../../src/resources/development-access-key.ts'

/** Everybody may know it: the banner of a stand-in shows it on purpose. */
const PUBLIC = new Set([DEVELOPMENT_ACCESS_KEY])
/** A shorter text, such as the token `t` of a test, is in many texts by chance. */
const SHORTEST = 12

/** The secrets that the tests of the file have used, with what each of them is. */
const secrets = new Map<string, string>()
/** The signatures of their requests, of which there are so many that they are not searched for one by one. */
const signatures = new Set<string>()
/** The form of a signature: 32 bytes in base64. */
const SIGNATURE = /[A-Za-z0-9+/]{43}=/g

/** @param kind what the secret is, `operator key` */
export function useSecret(kind: string, secret: string | undefined): void {
  if (secret !== undefined && secret.length >= SHORTEST && !PUBLIC.has(secret)) secrets.set(secret, kind)
}

const KEYS = {
  HOLDLINE_ACCESS_KEY: 'access key',
  HOLDLINE_OPERATOR_KEY: 'operator key',
  HOLDLINE_ENCRYPTION_KEYS: 'encryption key',
  PGPASSWORD: 'password of the database',
} as const

/** The secrets that a program gets by its environment and its arguments. */
export function useSecretsOf(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): void {
  for (const [name, kind] of Object.entries(KEYS)) {
    for (const key of env[name]?.split(',') ?? []) useSecret(kind, key.trim())
  }
  for (const url of [env['HOLDLINE_DATABASE'], ...args]) {
    const password = /^postgres(?:ql)?:\/\/[^:/@]*:([^@]*)@/.exec(url ?? '')?.[1]
    useSecret('password of the database', password)
  }
}

/** The credentials of a request's `Authorization` header. A signature is one: it is good for some minutes. */
export function useCredentials(authorization: string): void {
  useSecret('token', /^Bearer (.+)$/i.exec(authorization)?.[1])
  const signature = /[&,]Signature=(.+)$/i.exec(authorization)?.[1]
  if (signature !== undefined) signatures.add(signature)
}

/** The first signature in the text that was used. */
export function findSignature(text: string): string | undefined {
  return text.match(SIGNATURE)?.find((each) => signatures.has(each))
}

/** The secrets in use, in each form in which a text could show them. */
export function formsOfSecrets(): readonly { readonly kind: string; readonly form: string }[] {
  return [...secrets].flatMap(([secret, kind]) => {
    const bytes = Buffer.from(secret, 'base64')
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      bytes.toString('hex'),
    ]
    // A text that is no base64 has hardly any bytes.
    return [...new Set(forms)].filter(({ length }) => length >= SHORTEST).map((form) => ({ kind, form }))
  })
}

export function forgetSecrets(): void {
  secrets.clear()
  signatures.clear()
}
