import type { ThemeConfig } from 'antd'

const fonts = "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif"

// Whoever asks the system for less motion gets none.
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Calm and dense: small type, small corners, one colour. */
export const theme: ThemeConfig = {
  token: { motion, colorPrimary: '#1f4b82', colorLink: '#1f5fa8', fontFamily: fonts, fontSize: 13, fontSizeSM: 12, borderRadius: 4, colorBgLayout: '#f3f5f8', colorTextBase: '#1c2733', motionDurationMid: '0.12s', motionDurationSlow: '0.16s' },
  components: {
    Table: { headerBg: '#f5f7fa', headerColor: '#5a6777', cellPaddingBlockSM: 6, cellPaddingInlineSM: 10, rowHoverBg: '#f0f5fb', headerSplitColor: 'transparent' },
    Layout: { headerHeight: 52, headerBg: '#16365f', headerPadding: '0 20px' },
    Menu: { itemColor: '#3a4858', itemSelectedBg: '#e4edf8', itemSelectedColor: '#1f4b82', itemBorderRadius: 4, groupTitleColor: '#8593a3' },
  },
}
