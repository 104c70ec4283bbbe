// The review page stands apart from the other pages of a project, under an address like theirs: nothing of what they
// share in the browser is sent to it but their words.
export { default, generateMetadata } from "@/app/projects/[project]/layout";
