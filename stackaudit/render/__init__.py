"""Results to text: one module per format, one signature; pictures and the HTML report as packages."""
