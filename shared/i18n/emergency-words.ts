/** What every screen says in an emergency: that there is one, and what to do. */
export const EMERGENCY_WORDS = {
  title: { zh: '紧急情况', en: 'Emergency' },
  cure: { zh: '请保持冷静，听从工作人员指引', en: 'Please stay calm and follow the staff' },
} as const
