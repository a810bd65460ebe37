/** Where a device remembers that it has a printer. Scope: *device*. */
const SETTING = 'hallcast.kiosk-print'

/**
 * Does this kiosk print? `?print=1` says yes and is remembered, `?print=0` says no. Only for a browser started with
 * `--kiosk-printing`: any other would open a dialog in front of the customer.
 */
export function printsTickets(parameters: URLSearchParams, storage: () => Storage): boolean {
  const said = parameters.get('print')
  try {
    if (said !== null) storage().setItem(SETTING, said === '1' ? '1' : '0')
    return said === null ? storage().getItem(SETTING) === '1' : said === '1'
  } catch {
    return said === '1'
  }
}
