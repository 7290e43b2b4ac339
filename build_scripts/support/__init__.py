"""What several rooms need and none of them owns: templates, progress, the date of a build, a folder that is written."""
