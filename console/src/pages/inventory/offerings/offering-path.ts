/** The parts of an offering's name, as the parameters of a path. */
export function offeringPath(name: string) {
  const [country = '', numberType = '', assignmentType = '', calling = '', sms = ''] = name.split('/')
  return { country, numberType, assignmentType, calling, sms }
}
