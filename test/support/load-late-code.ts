/** Loads all that plans and streams load when they first need it: tests that wait until everything has run do not wait for imports. */
export async function loadLateCode(): Promise<void> {
	await Promise.all([
		import("../../src/chain/rules/rule-error.ts"),
		import("../../src/chain/signing/library-extensions.ts"),
		import("../../src/codec/sr25519.ts"),
		import("../../src/live/block-feed.ts"),
		import("../../src/live/client-streams.ts"),
		import("../../src/plan/acting-operations.ts"),
		import("../../src/plan/batch-operation.ts"),
		import("../../src/plan/create-batch-operation.ts"),
		import("../../src/plan/create-call-operation.ts"),
		import("../../src/plan/create-pending-state.ts"),
		import("../../src/plan/decode-by-library.ts"),
		import("../../src/plan/plan-batches.ts"),
		import("../../src/plan/plan-code.ts"),
		import("../../src/plan/plan-executor.ts"),
		import("../../src/plan/plan-sequence.ts"),
		import("../../src/plan/plan-simulation.ts"),
		import("../../src/plan/resume-transaction.ts"),
		import("../../src/plan/send-plan.ts"),
		import("../../src/plan/signed-submitter.ts"),
		import("../../src/plan/signers/bytes-signer.ts"),
		import("../../src/plan/signers/polkadot-signer.ts"),
		import("../../src/plan/submit-extrinsic.ts"),
		import("@noble/curves/ed25519"),
		import("@noble/curves/secp256k1"),
	]);
}
