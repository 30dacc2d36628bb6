/** The path of a value in an object, `owned[0].phoneNumbers`. */
export function toPlace(path: readonly (string | number)[]): string {
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`
    return place === '' ? key : `${place}.${key}`
  }, '')
}
