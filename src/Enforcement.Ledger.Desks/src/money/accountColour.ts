/** One colour for one account wherever it is drawn. */
const colours: Record<string, string> = {
  CASE_AVAILABLE: '#2f6fb7',
  CASE_CASH: '#c58b2a',
  CASE_RESERVED: '#7aa6d8',
  IN_TRANSIT: '#3f9d8f',
  CASE_DISPUTED: '#d0803a',
  CASE_HELD: '#8a6fb5',
  CASE_DEPOSITED: '#5b8c5a',
  FEE_DUE: '#9aa5b1',
  CASE_SURPLUS: '#c2a54a',
  UNKNOWN: '#c4574e',
  RETURNED: '#b06a86',
  INTEREST: '#6d7f8f',
  BOND: '#4d6478',
}

export function accountColour(account: string): string {
  return colours[account] ?? '#9aa5b1'
}
