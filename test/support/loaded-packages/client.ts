// Uses plans in a process of its own: `client.ts <url> <pkcs8 of an ed25519 key> <account> <file with loaded packages>`. Writes the packages
// that are loaded after each step as JSON.
import { createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { type BytesSigner, connect } from "../../../src/index.ts";

const [url = "", key = "", address = "", file = ""] = process.argv.slice(2);
const privateKey = createPrivateKey({ key: Buffer.from(key, "hex"), format: "der", type: "pkcs8" });
const signer: BytesSigner = { address, scheme: "ed25519", sign: (bytes) => sign(null, bytes, privateKey) };

const steps: Record<string, readonly string[]> = {};
const report = (step: string) => {
	const names = readFileSync(file, "utf8").split("\n").filter(Boolean);
	steps[step] = [...new Set(names)].sort();
};

const phala = await connect(url);
const plan = () => phala.createStakePool();
const batch = () => phala.batch([plan(), plan()]);
for (const each of [plan(), batch()]) {
	await each.check(signer);
	await each.fee(signer);
	await each.preview(signer);
	await each.unsigned(signer);
	await each.simulate(signer);
}
report("batch");
const submission = batch().send(signer);
await new Promise<void>((resolve, reject) => {
	submission.status$.subscribe({ next: ({ type }) => type === "broadcast" && resolve(), error: reject });
});
for (const each of [plan(), batch()]) {
	await each.check(signer);
	await each.fee(signer);
	const { nonce } = await each.unsigned(signer);
	if (nonce !== 1) throw new Error(`nonce ${nonce} in place of 1`);
}
report("pending");
await phala.close();
process.stdout.write(JSON.stringify(steps));
