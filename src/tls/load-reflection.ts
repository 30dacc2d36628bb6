/**
 * Loads what @peculiar/x509 needs to be there before it. The modules that make certificates import it first, too, but
 * in the bundle the modules of other packages come before it.
 */
export async function loadReflection(): Promise<void> {
  await import('reflect-metadata')
}
