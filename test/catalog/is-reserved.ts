// The lists of the stock, written a second time in another way, so that an error in one list shows.
const RESERVED = [
  /^1[2-9]\d\d55501\d\d$/,
  /^44(11[34678]|1[2-6]1)4960\d{3}$/,
  /^441914980\d{3}$/,
  /^442079460\d{3}$/,
  /^442896496\d{3}$/,
  /^442920180\d{3}$/,
  /^448081570\d{3}$/,
  /^61[2378](5550|7010)\d{4}$/,
  /^611800(160401|97570[7-9]|97571[01])$/,
  /^61491570(006|110|15[6-9])$/,
  /^33(19900|26191|35301|46571|53649)\d{4}$/,
  /^49(3023125|6990009|4066969|2214710|8999998)\d{3}$/,
  /^46(8465004|3139006|4062804|9803192)\d\d$/,
  /^46701740(60[5-9]|6[1-9]\d)$/,
]

// Of 800, only 555-0199 is kept.
const EXCEPTION = /^180055501(?!99)\d\d$/

/** Whether a regulator keeps the number, an E.164 one as an integer, for fiction. */
export function isReserved(number: number): boolean {
  const digits = String(number)
  return RESERVED.some((pattern) => pattern.test(digits)) && !EXCEPTION.test(digits)
}
