/** A geographic area code of the North American plan, `425`, and the country that it belongs to. */
export interface NanpAreaCode {
  readonly areaCode: string
  /** ISO 3166-1 alpha-2. */
  readonly country: 'US' | 'CA'
}
