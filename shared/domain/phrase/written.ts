const SQUARED = /(?<=[\d/每]\s?)[㍱-㏟]|[℃℉¼-¾⅐-⅞]/g

/**
 * One sign that stands for several as those, so that no rule need know both: 5㎏ 5kg, 5m² 5m2, 20℃ 20°C, 3½ 3 1/2. White
 * space is never more than one space: rules look for it at every place, and long rows of it would cost them minutes.
 */
export function signsApart(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞])/g, ' ')
    .replace(SQUARED, (sign) => sign.normalize('NFKC'))
    .replace(/(?<=[mM])[²³]/g, (power) => power.normalize('NFKC'))
    .replace(/[⁄∕]/g, '/')
}
