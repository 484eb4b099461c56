export { captureOverSsh, type RemoteCapture } from './capture-over-ssh.ts';
