export { captureOverSsh } from './capture-over-ssh.ts';
