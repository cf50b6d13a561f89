/** @jsxImportSource solid-js */
// Every line that says WRONG is an error, and no other line.
export const wrong = (
  <>
    <seq-player fps="fast" /> {/* WRONG */}
    <seq-player loop="never" /> {/* WRONG */}
    <seq-player controls="yes" /> {/* WRONG */}
    <seq-player compare-side="c" /> {/* WRONG */}
    <seq-player prop:markers={[{ label: 'no frame' }]} /> {/* WRONG */}
    <seq-player attr:speed="slow" /> {/* WRONG */}
    <seq-player nonsense="1" /> {/* WRONG */}
    <seq-player on:seq-frame-change={(event) => event.detail.frames} /> {/* WRONG */}
    <seq-timeline units="metres" /> {/* WRONG */}
    <seq-player fps="24" controls={true} loop={null} autoplay="buffered" attr:cache-max-mb={512} class="a" slot="b" />
    <seq-player on:seq-error={({ detail }) => detail.code} />
  </>
);
